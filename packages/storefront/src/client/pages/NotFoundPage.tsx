import { Link } from '../parts/Link.tsx';

export function NotFoundPage() {
  return (
    <div className="narrow">
      <title>Not found · Quiet Kettle</title>
      <h1>Nothing here</h1>
      <p>
        This page does not exist. <Link href="/">Back to the shelves</Link>.
      </p>
    </div>
  );
}
