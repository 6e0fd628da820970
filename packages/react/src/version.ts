/** Of this package, for those who are asked for help. */
export const VERSION = '0.1.0';
