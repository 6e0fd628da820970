export type Spoiling = 'flip' | 'cut' | 'append' | 'bom';

/** A body with one thing wrong: a bit, its end, a byte too many, a mark before it. */
export function spoilBytes(body: Buffer, { kind, at }: { kind: Spoiling; at: number }): Buffer {
  const here = body.length === 0 ? 0 : at % body.length;
  switch (kind) {
    case 'flip':
      if (body.length > 0) body[here] = (body[here] ?? 0) ^ (1 << (at & 7));
      return body;
    case 'cut':
      return body.subarray(0, here);
    case 'append':
      return Buffer.concat([body, Buffer.from([at & 255])]);
    case 'bom':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
    default:
      return kind satisfies never;
  }
}
