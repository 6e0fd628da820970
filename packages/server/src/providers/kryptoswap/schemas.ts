import {
  array,
  boolean,
  type infer as Infer,
  looseObject,
  nullable,
  object,
  optional,
  catch as orElse,
  record,
  regex,
  string,
  unknown,
} from 'zod/mini';

// Bodies come here with their numbers as texts (http/exactJson.ts): `min`, `max` and the amounts
// are numbers here and texts there.
const maybe = optional(nullable(string()));
const flag = optional(nullable(boolean()));

// `regexp` in one client, `regex` in another; `_id` is the `key` of a value.
const fieldSchema = looseObject({
  _id: string(),
  name: maybe,
  placeholder: maybe,
  regexp: maybe,
  regex: maybe,
  regexp_error: maybe,
  required: flag,
});
export type KryptoswapField = Infer<typeof fieldSchema>;

const fields = optional(nullable(array(fieldSchema)));
const side = { xml: maybe, name: maybe, symbol: maybe, decimal: maybe };

const routeSchema = looseObject({
  routeId: maybe,
  from: optional(nullable(looseObject({ ...side, min: maybe, max: maybe, fields }))),
  to: optional(nullable(looseObject({ ...side, fields }))),
  fields,
  rate: optional(
    nullable(looseObject({ in: maybe, out: maybe, amount: maybe, outFeeAmount: maybe })),
  ),
});
export type KryptoswapRouteInfo = Infer<typeof routeSchema>;

/** route/get */
export const routesSchema = looseObject({ routes: array(routeSchema) });
/** route/get/one, and by its code or address */
export const oneRouteSchema = looseObject({ route: routeSchema });

// Beside the identifiers in one client's types, in `route` in another's.
const told = { inAmount: maybe, outAmount: maybe, status: maybe, expiresAt: maybe };
const uid = string().check(regex(/^\d{1,11}$/));

/** order/create */
export const createdSchema = looseObject({
  uid,
  secret: string().check(regex(/^[A-Za-z0-9_-]{1,50}$/)),
  ...told,
  route: optional(nullable(looseObject(told))),
});
export type KryptoswapCreatedOrder = Infer<typeof createdSchema>;

// `object` drops what is not named: `template` is a text whose values the exchange's own page
// evaluates as program code, and must not get any further than here.
const merchantSchema = object({
  data: optional(
    nullable(
      object({ hasError: flag, merchantData: optional(nullable(record(string(), unknown()))) }),
    ),
  ),
});

/** order/get */
export const orderSchema = looseObject({
  order: looseObject({
    uid: optional(uid),
    ...told,
    route: optional(
      nullable(
        looseObject({
          ...told,
          from: optional(
            nullable(
              looseObject({
                ...side,
                paymentDetails: optional(
                  nullable(
                    looseObject({
                      merchantEnabled: orElse(flag, null),
                      merchant: orElse(optional(nullable(merchantSchema)), null),
                    }),
                  ),
                ),
              }),
            ),
          ),
          to: optional(nullable(looseObject(side))),
        }),
      ),
    ),
  }),
});
export type KryptoswapOrder = Infer<typeof orderSchema>['order'];
export type KryptoswapOrderAnswer = Infer<typeof orderSchema>;
