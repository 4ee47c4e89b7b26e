/** A module that exports something else than was asked for. */
export const connection = undefined;
