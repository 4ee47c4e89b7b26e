/** How much of a symbol may be unreadable and still be recovered: about 7, 15, 25 or 30 % (ISO/IEC 18004). */
export type ErrorCorrection = 'L' | 'M' | 'Q' | 'H';
