import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { createOrders, type Orders } from './createOrders.ts';
import { createSessions } from './createSessions.ts';
import { openDatabase, type ShopDatabase } from './openDatabase.ts';
import { priceCart } from './priceCart.ts';

let database: ShopDatabase;
let orders: Orders;
let owner: string;
let other: string;

beforeEach(() => {
  database = openDatabase(':memory:');
  orders = createOrders(database);
  const sessions = createSessions(database);
  const signIn = (name: string) => {
    const cookie = `quiet_kettle=${sessions.start(name)}`;
    return sessions.of(new Request('http://shop.test', { headers: { cookie } }))?.id ?? '';
  };
  owner = signIn('One');
  other = signIn('Two');
});
afterEach(() => database.close());

const cart = priceCart(catalogue, [
  { productId: 'first-light', quantity: 2 },
  { productId: 'night-shift', quantity: 1 },
]);

describe('orders', () => {
  it('are numbered in a row', () => {
    expect([orders.place(owner, cart, 'USD'), orders.place(other, cart, 'USD')]).toEqual([
      '1001',
      '1002',
    ]);
  });

  it('keep the prices of the moment they were placed', () => {
    const id = orders.place(owner, cart, 'USD');
    database.exec("update products set price = '99.00', price_pln = '999.00', price_twd = '9999'");
    expect(orders.find(owner, id)).toMatchObject({
      id,
      total: { USD: '41.25', PLN: '156.50', TWD: '1330' },
      lines: [
        { name: 'First Light', prices: { USD: '14.50', PLN: '55.00', TWD: '470' }, quantity: 2 },
        { name: 'Night Shift', prices: { USD: '12.25', PLN: '46.50', TWD: '390' }, quantity: 1 },
      ],
      shipment: null,
    });
  });

  it('are found by their owner alone', () => {
    const id = orders.place(owner, cart, 'USD');
    expect(orders.find(other, id)).toBeNull();
    expect(orders.list(other)).toEqual([]);
    expect(orders.list(owner).map((order) => order.id)).toEqual([id]);
  });

  it('are found by their number whatever was looked at before', () => {
    const first = orders.place(other, cart, 'USD');
    const id = orders.place(owner, cart, 'USD');
    orders.list(other);
    expect(orders.find(owner, id)?.id).toBe(id);
    expect(orders.find(other, id)).toBeNull();
    expect(orders.find(other, first)?.id).toBe(first);
  });

  it.each(['', '0', '-1', '1e3', '1001 or 1=1', '99999999999999999999', '1001.0'])(
    'are not found by the odd number %j',
    (id) => {
      orders.place(owner, cart, 'USD');
      expect(orders.find(owner, id)).toBeNull();
    },
  );

  it('ship once, whatever they are told again', () => {
    const id = orders.place(owner, cart, 'USD');
    expect(orders.ship(id, 'evt_1')).toBe(true);
    const shipment = orders.find(owner, id)?.shipment;
    expect(shipment?.parcel).toMatch(/^QK-\d{6}$/);
    expect(orders.ship(id, 'evt_1')).toBe(false);
    expect(orders.ship(id, 'evt_2')).toBe(false);
    expect(orders.find(owner, id)?.shipment).toEqual(shipment);
  });

  it('never ship twice for one event', () => {
    const [first, second] = [orders.place(owner, cart, 'USD'), orders.place(owner, cart, 'USD')];
    expect(orders.ship(first, 'evt_1')).toBe(true);
    expect(orders.ship(second, 'evt_1')).toBe(false);
  });

  it('that do not exist do not ship', () => {
    expect(() => orders.ship('1001', 'evt_1')).toThrow(/foreign key/i);
  });
});
