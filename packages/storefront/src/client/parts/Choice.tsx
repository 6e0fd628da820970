interface ChoiceProps<T extends string> {
  label: string;
  /** What there is to choose, and what each is called. */
  names: Readonly<Record<T, string>>;
  value: T;
  onChoose(value: T): void;
  /** What is chosen says what it is: the label is for screen readers alone. */
  isPlain?: boolean;
}

/** A small choice that the shop remembers, by the browser's own control. */
export function Choice<T extends string>({
  label,
  names,
  value,
  onChoose,
  isPlain = false,
}: ChoiceProps<T>) {
  return (
    <label className="choice">
      <span className={isPlain ? 'visually-hidden' : 'choice-label'}>{label}</span>
      <select
        className="choice-select"
        value={value}
        onChange={({ target }) => onChoose(target.value as T)}
      >
        {(Object.keys(names) as T[]).map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
