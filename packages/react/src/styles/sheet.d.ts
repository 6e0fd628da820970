// A style sheet exports nothing: this lets TypeScript find it.
export {};
