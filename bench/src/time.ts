export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The midnight at which every simulated year begins. */
export const start = Date.UTC(2026, 0, 1);
