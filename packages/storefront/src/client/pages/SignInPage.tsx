import { SignInForm } from '../parts/SignInForm.tsx';
import { navigate } from '../state/usePath.ts';

export function SignInPage() {
  return (
    <div className="narrow">
      <title>Sign in · Quiet Kettle</title>
      <h1>Sign in</h1>
      <p className="lead">A name is enough. Your orders stay with this browser.</p>
      <div className="panel">
        <SignInForm onSignedIn={() => navigate('/orders')} />
      </div>
    </div>
  );
}
