interface RadioOptionProps {
  name: string;
  label: string;
  /** A short explanation after the label. */
  more: string;
  checked: boolean;
  onChoose: () => void;
}

export function RadioOption({ name, label, more, checked, onChoose }: RadioOptionProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11">
      <input type="radio" name={name} className="radio radio-sm" checked={checked} onChange={onChoose} />
      <span>
        {label} <span className="text-muted text-xs">{more}</span>
      </span>
    </label>
  );
}
