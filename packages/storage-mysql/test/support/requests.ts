/** Says whether a request is the one that commits. */
export type Commits = (request: Buffer) => boolean;

/** What a command begins with after its length and its number: COM_QUERY, COM_STMT_EXECUTE. */
const [query, execute] = [0x03, 0x17];

/** As a value is sent: its length, then its bytes. */
const revision = new RegExp(`${String.fromCharCode(20)}[\\w-]{20}`);

/** A block that commits: a statement that is run, with a revision among its values, which no read has. */
export const blockCommits: Commits = (request) => request[4] === execute && revision.test(request.toString('latin1'));

/** The end of a transaction of several statements. */
export const transactionCommits: Commits = (request) => request[4] === query && request.includes('COMMIT AND');
