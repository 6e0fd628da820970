export { createTestServer, type TestServer, type TestServerOptions } from './createTestServer.ts';
export { type NoticeSigner, type SignedNoticeOptions, signedNotice } from './signedNotice.ts';
