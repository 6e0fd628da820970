import { useId } from 'react';
import { refusalIn } from '../state/callShop.ts';
import { useWords } from '../state/useLanguage.ts';
import { useSignIn } from '../state/useSession.ts';

interface SignInFormProps {
  onSignedIn?: () => void;
}

/** A name is enough here; the session cookie that it brings is a real one. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const id = useId();
  const signIn = useSignIn();
  const words = useWords();
  return (
    <form
      className="sign-in"
      action={(form: FormData) => {
        signIn.mutate(String(form.get('name')), { onSuccess: () => onSignedIn?.() });
      }}
    >
      <label htmlFor={id}>{words.yourName}</label>
      <div className="sign-in-row">
        <input id={id} name="name" required maxLength={60} autoComplete="given-name" />
        <button type="submit" className="button" disabled={signIn.isPending}>
          {words.signIn}
        </button>
      </div>
      {signIn.isError && <p role="alert">{refusalIn(words, signIn.error)}</p>}
    </form>
  );
}
