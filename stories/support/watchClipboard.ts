import { spyOn } from 'storybook/test';

/** What is put on the clipboard; a frame that nobody has touched may not write to the real one. */
export const watchClipboard = () => spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
