import { script } from './script.ts';

/**
 * In every script KEYS[1] is `users` of the bucket and ARGV[1] the version of the schema, which is the score of everything in
 * it. A bucket without its empty member was never made, or has been lost: an account that is missing there proves nothing (A9).
 */
const checkBucket = `
local schema = redis.call('ZSCORE', KEYS[1], '')
if schema ~= ARGV[1] then return { 'schema', schema or '0' } end
`;

/**
 * KEYS users account; ARGV schema userId.
 *
 * PERSIST changes nothing, as no key of ours expires; but it counts as a write, which a replica refuses: it may not know yet
 * what was spent or revoked.
 */
export const loadScript = script(`${checkBucket}
redis.call('PERSIST', KEYS[2])
local kept = redis.call('HMGET', KEYS[2], 'revision', 'account')
if kept[1] and kept[2] then return { 'account', kept[1], kept[2] } end
if kept[1] or kept[2] or redis.call('ZSCORE', KEYS[1], ARGV[2]) then return { 'missing' } end
return { 'none' }
`);

/**
 * KEYS users account events late; ARGV schema userId expected next account keepSince, then time and text of each event.
 * `expected` is empty if there must be no account.
 *
 * An error in the middle of a script undoes nothing. So every key is read before anything is written, which finds those of another
 * type; the first write is one that a full memory refuses; and the account comes after its events.
 *
 * A commit that is sent again is written once more: WAIT counts only from a write on its own connection on.
 *
 * Events whose times rise, as they should, are dropped from the front of the stream. One that comes after an event with a higher
 * time may stand behind events that stay, so its time is kept in \`late\` too. One that would have to go at once is not added.
 */
export const commitScript = script(`${checkBucket}
local kept = redis.call('HMGET', KEYS[2], 'revision', 'newest')
local current, newest = kept[1] or '', kept[2]
if current == ARGV[4] then
  redis.call('HSET', KEYS[2], 'revision', current)
  redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
  return { 'committed' }
end
if current ~= ARGV[3] then return { 'lost' } end
if current == '' and redis.call('ZSCORE', KEYS[1], ARGV[2]) then return { 'missing' } end
local function oldest()
  return redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)[1]
end
local entry, keepSince = oldest(), tonumber(ARGV[6])
local old = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', '(' .. ARGV[6])

for i = 7, #ARGV, 2 do
  if tonumber(ARGV[i]) >= keepSince then
    local id = redis.call('XADD', KEYS[3], '*', 'at', ARGV[i], 'event', ARGV[i + 1])
    if newest and tonumber(ARGV[i]) < tonumber(newest) then
      redis.call('ZADD', KEYS[4], ARGV[i], id)
    else
      newest = ARGV[i]
    end
  end
end
while entry and tonumber(entry[2][2]) < keepSince do
  redis.call('XDEL', KEYS[3], entry[1])
  entry = oldest()
end
for _, id in ipairs(old) do
  redis.call('XDEL', KEYS[3], id)
  redis.call('ZREM', KEYS[4], id)
end

redis.call('HSET', KEYS[2], 'revision', ARGV[4], 'account', ARGV[5], 'newest', newest or '0')
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
return { 'committed' }
`);

/** KEYS users account events late; ARGV schema userId expected. The account goes last: until then every factor is required. */
export const eraseScript = script(`${checkBucket}
local current = redis.call('HGET', KEYS[2], 'revision') or ''
if current ~= ARGV[3] then return { 'lost' } end
if current == '' and redis.call('ZSCORE', KEYS[1], ARGV[2]) then return { 'missing' } end
redis.call('ZREM', KEYS[1], ARGV[2])
redis.call('DEL', KEYS[4], KEYS[3])
redis.call('DEL', KEYS[2])
return { 'committed' }
`);

/** KEYS users events; ARGV schema end count. Newest first: id, text, id, text. */
export const historyScript = script(`${checkBucket}
redis.call('PERSIST', KEYS[2])
local page = { 'events' }
for _, entry in ipairs(redis.call('XREVRANGE', KEYS[2], ARGV[2], '-', 'COUNT', ARGV[3])) do
  page[#page + 1] = entry[1]
  page[#page + 1] = entry[2][4]
end
return page
`);

/** KEYS users; ARGV schema after count. All members have one score, so that Redis orders them byte by byte. */
export const listScript = script(`${checkBucket}
redis.call('PERSIST', KEYS[1])
return { 'users', unpack(redis.call('ZRANGEBYLEX', KEYS[1], '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3])) }
`);

/** KEYS users; ARGV schema. Makes an empty bucket; one that holds something is left as it is. */
export const makeBucketScript = script(`
if redis.call('ZCARD', KEYS[1]) == 0 then redis.call('ZADD', KEYS[1], ARGV[1], '') end
${checkBucket}
return { 'ready' }
`);

/** KEYS users; ARGV schema. */
export const checkBucketScript = script(`${checkBucket}
redis.call('PERSIST', KEYS[1])
return { 'ready' }
`);

/** KEYS schema; ARGV from to. Moves the state of the store on, unless that has been done; answers the state. */
export const advanceScript = script(`
local state = redis.call('GET', KEYS[1]) or ''
if state == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2])
  state = ARGV[2]
end
return { 'state', state }
`);
