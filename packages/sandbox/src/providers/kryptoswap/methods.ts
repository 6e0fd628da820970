import { Hono } from 'hono';
import { AnswerLost } from '../../emulator.ts';
import type { KryptoswapAccount } from './account.ts';
import { readCreateRequest } from './createRequest.ts';
import { isOpen, type KryptoswapOrder, STATUSES } from './entities.ts';
import type { ExchangeRoute } from './exchange.ts';
import { Failure, failed, succeeded, wrongParameter } from './failure.ts';
import { openOrder, updateStatus } from './ledger.ts';
import { type Call, type Fields, type Query, readCall } from './readCall.ts';
import { renderCreated, renderLast, renderOrder } from './render.ts';
import { renderRoute, renderRoutesV2 } from './renderRoute.ts';

/** The methods of the engine, each under its own verb. */
export function createMethods(account: KryptoswapAccount): Hono {
  const { exchange, context } = account;
  const app = new Hono();

  app.use(async (_, next) => {
    if (context.faults.current.down) {
      return failed(account, new Failure(null, 'The service is down for maintenance.'), 503);
    }
    return next();
  });

  app.get('/public/exchanger/route/get', async (c) => {
    const call = await readCall(account, c.req.raw);
    const routes = filterRoutes(exchange.routes, call.query, 'fromCurrencyId', 'toCurrencyId');
    const lang = readLang(call);
    return succeeded(
      account,
      { routes: routes.map((route) => renderRoute(account, route, lang)) },
      { cache: 2 },
    );
  });

  app.get('/public/exchanger/route-v2/get', async (c) => {
    const { query } = await readCall(account, c.req.raw);
    const routes = filterRoutes(exchange.routes, query, 'fromCurrencyIds', 'toCurrencyIds');
    return succeeded(account, renderRoutesV2(account, routes), { cache: 2 });
  });

  app.get('/public/exchanger/route/get/one', async (c) => {
    const call = await readCall(account, c.req.raw);
    const id = readParam(call.query, 'id', 24);
    return answerRoute(call, (route) => route.id === id);
  });

  app.get('/public/exchanger/route/get/one/by-xml', async (c) => {
    const call = await readCall(account, c.req.raw);
    const xmlIn = readParam(call.query, 'xmlIn', 50);
    const xmlOut = readParam(call.query, 'xmlOut', 50);
    return answerRoute(call, ({ from, to }) => from.xml === xmlIn && to.xml === xmlOut);
  });

  app.get('/public/exchanger/route/get/one/by-friendlyURL', async (c) => {
    const call = await readCall(account, c.req.raw);
    const friendlyUrl = readParam(call.query, 'friendlyURL', 90);
    return answerRoute(call, (route) => route.friendlyUrl === friendlyUrl);
  });

  app.post('/public/exchanger/order/create', async (c) => {
    const terms = readCreateRequest(account, await readCall(account, c.req.raw));
    if (context.faults.consume('refuseCreates')) {
      throw wrongParameter('routeId', 'the route is closed at the moment.');
    }
    const order = openOrder(account, terms);
    context.created(String(order.uid));
    if (context.faults.consume('loseCreateAnswers')) throw new AnswerLost();
    return succeeded(account, renderCreated(account, order));
  });

  app.get('/public/exchanger/order/get', async (c) => {
    const { query } = await readCall(account, c.req.raw);
    const { type = 'order' } = query;
    if (type !== 'order' && type !== 'payment') throw new Failure(null, 'There is no such type.');
    return succeeded(account, renderOrder(account, findOrder(account, query)));
  });

  app.put('/public/exchanger/order/update-status', async (c) => {
    const { body } = await readCall(account, c.req.raw);
    const order = findOrder(account, body);
    const status = STATUSES.find((known) => known === body['status']);
    if (status === undefined) throw new Failure(null, 'There is no such status.');
    const isReserved = status === 'inProgressPayout' || status === 'done' || status === 'hold';
    if (!isOpen(order) || isReserved) {
      throw new Failure(null, `An order that is ${order.status} cannot become ${status}.`);
    }
    updateStatus(account, order, status);
    return succeeded(account, {});
  });

  app.get('/public/exchanger/order/get-lasts', async (c) => {
    const { query } = await readCall(account, c.req.raw);
    const limit = query['limit'] === undefined ? 3 : Number(query['limit']);
    if (!Number.isInteger(limit) || limit < 1 || limit > 20) {
      throw new Failure(null, 'limit is a whole number from 1 to 20.');
    }
    const done = [...account.orders.values()].filter(({ status }) => status === 'done');
    const lasts = done.toReversed().slice(0, limit);
    const orders = lasts.map((order) => renderLast(account, order));
    return succeeded(account, { orders, disable: false });
  });

  function answerRoute(call: Call, fits: (route: ExchangeRoute) => boolean): Response {
    const route = exchange.routes.find(fits);
    if (route === undefined) throw new Failure(null, 'There is no such route.');
    return succeeded(account, { route: renderRoute(account, route, readLang(call)) }, { cache: 2 });
  }

  return app;
}

/** The order that somebody has the secret of; a wrong secret and an unknown order look the same. */
function findOrder(account: KryptoswapAccount, fields: Fields): KryptoswapOrder {
  const { orderUID, orderSecret } = fields;
  const uid = String(orderUID ?? '');
  const order = /^\d{1,11}$/.test(uid) ? account.orders.get(uid) : undefined;
  if (order === undefined || orderSecret !== order.secret) {
    throw new Failure(null, 'There is no such order.');
  }
  return order;
}

function filterRoutes(
  routes: readonly ExchangeRoute[],
  query: Query,
  fromName: string,
  toName: string,
): readonly ExchangeRoute[] {
  const isAsked = (name: string, id: string) => {
    const asked = query[name];
    return asked === undefined || [asked].flat().includes(id);
  };
  return routes.filter(({ from, to }) => isAsked(fromName, from.id) && isAsked(toName, to.id));
}

function readParam(query: Query, name: string, longest: number): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '' || value.length > longest) {
    throw new Failure(null, `${name} is a text of at most ${longest} characters.`);
  }
  return value;
}

function readLang({ query, lang }: Call): string {
  return query['lang'] === undefined ? (lang ?? 'en') : readParam(query, 'lang', 20);
}
