import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import jsQR from 'jsqr';
import { page } from 'vitest/browser';

/** An element as it is painted. */
export async function takePicture(element: Element): Promise<OffscreenCanvasRenderingContext2D> {
  const base64 = await page.screenshot({ element, save: false });
  const answer = await fetch(`data:image/png;base64,${base64}`);
  const picture = await createImageBitmap(await answer.blob());
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (context === null) throw new Error('This browser draws nothing.');
  context.drawImage(picture, 0, 0);
  return context;
}

/**
 * What a QR code in a picture says, by two readers that know nothing of each other or of us.
 *
 * @throws {Error} Where they disagree, or read nothing.
 */
export function readCode(
  picture: OffscreenCanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  height: number,
): string {
  const { data, width: columns, height: rows } = picture.getImageData(left, top, width, height);
  const first = jsQR(data, columns, rows)?.data;
  const grey = new Uint8ClampedArray(columns * rows);
  for (let at = 0; at < grey.length; at++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4);
    grey[at] = (red + 2 * green + blue) / 4;
  }
  const source = new RGBLuminanceSource(grey, columns, rows);
  const second = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  if (first !== second) throw new Error(`One reader says ${first}, the other ${second}.`);
  return second;
}
