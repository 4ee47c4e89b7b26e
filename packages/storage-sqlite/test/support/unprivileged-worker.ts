import { obeyOrders } from '@watchword-internal/storage-tests/obey-orders';
import { connect } from './hammered.ts';

/** Permissions do not bind root, as whom containers often run tests. */
const nobody = 65534;

if (process.getuid?.() === 0) {
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}

obeyOrders(connect);
