import { Shop } from './Shop.js';

export default function Page() {
  return <Shop />;
}
