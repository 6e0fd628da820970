export { createTestServer, type TestServer, type TestServerOptions } from './createTestServer.ts';
