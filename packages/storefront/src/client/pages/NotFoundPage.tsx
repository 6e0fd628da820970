import { Link } from '../parts/Link.tsx';
import { useWords } from '../state/useLanguage.ts';

export function NotFoundPage() {
  const words = useWords();
  return (
    <div className="narrow">
      <title>{`${words.notFound} · Quiet Kettle`}</title>
      <h1>{words.notFound}</h1>
      <p>
        {words.noPage} <Link href="/">{words.backToShelves}</Link>
      </p>
    </div>
  );
}
