import type { Incoming } from '../Incoming.ts';
import type { Answer } from '../respond.ts';
import type { Runtime } from '../runtime.ts';

interface RouteContext {
  runtime: Runtime;
  request: Incoming;
  /** The parts of the path that the pattern leaves open, in their order. */
  params: readonly string[];
}

export type RouteHandler = (context: RouteContext) => Promise<Answer>;

export interface Route {
  /** Below the base path; `:` stands for one open part. */
  path: string;
  methods: Partial<Record<'GET' | 'POST', RouteHandler>>;
  /** Called by pages: CORS applies, and the origin of a POST is checked. */
  browser: boolean;
}
