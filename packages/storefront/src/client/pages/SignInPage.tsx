import { SignInForm } from '../parts/SignInForm.tsx';
import { useWords } from '../state/useLanguage.ts';
import { navigate } from '../state/usePath.ts';

export function SignInPage() {
  const words = useWords();
  return (
    <div className="narrow">
      <title>{`${words.signIn} · Quiet Kettle`}</title>
      <h1>{words.signIn}</h1>
      <p className="lead">{words.signInLead}</p>
      <div className="panel">
        <SignInForm onSignedIn={() => navigate('/orders')} />
      </div>
    </div>
  );
}
