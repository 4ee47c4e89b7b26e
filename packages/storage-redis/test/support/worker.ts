import { obeyOrders } from '@watchword-internal/storage-tests/obey-orders';
import { connect } from './target.ts';

obeyOrders(connect);
