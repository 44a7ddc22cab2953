interface RadioLineProps {
  /** The same for all that exclude each other. */
  name: string;
  label: string;
  /** What it means, in second colour behind it. */
  more: string;
  checked: boolean;
  onChoose: () => void;
}

/** One of several ways, with what it means, in a line of its own. */
export function RadioOption({ name, label, more, checked, onChoose }: RadioLineProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11">
      <input type="radio" name={name} className="radio radio-sm" checked={checked} onChange={onChoose} />
      <span>
        {label} <span className="text-muted text-xs">{more}</span>
      </span>
    </label>
  );
}
