import { obeyOrders } from '@watchword-internal/storage-tests/obey-orders';
import { connect } from './hammered.ts';

obeyOrders(connect);
