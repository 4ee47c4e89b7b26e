/** What `{id}` stands for in the paths of devices. */
export const deviceId = 'The `id` of the device. Those of other users are not found.';
