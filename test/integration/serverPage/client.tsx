import { hydrateRoot } from 'react-dom/client';
import { Page } from './Page.tsx';

const data = document.getElementById('data')?.textContent ?? '';
hydrateRoot(document.getElementById('root') as HTMLElement, <Page data={JSON.parse(data)} />);
