import { useWords } from '../state/useLanguage.ts';
import { chooseLook, chooseTheme, useLook, useTheme } from '../state/useLook.ts';
import { Choice } from './Choice.tsx';

export function Footer() {
  const words = useWords();
  const theme = useTheme();
  const look = useLook();
  return (
    <footer className="footer">
      <p className="footer-note">{words.footer}</p>
      <Choice label={words.theme} names={words.themes} value={theme} onChoose={chooseTheme} />
      <Choice label={words.look} names={words.looks} value={look} onChoose={chooseLook} />
    </footer>
  );
}
