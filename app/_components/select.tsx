import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Field, type FieldFrame, splitFrame } from "./field";

export type Option = { value: string; label: string };

interface SelectProps extends ComponentProps<"select"> {
  options: readonly Option[];
  /** The label of a first option with the value "". */
  empty?: string;
}

/** A native select without a label. Give it an `aria-label`. */
export function Select({ options, empty, className, ...select }: SelectProps) {
  return (
    <span className="relative inline-flex w-full">
      <select {...select} className={`select w-full ${className ?? ""}`}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={14}
        strokeWidth={1.75}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

export function SelectField(props: FieldFrame & SelectProps) {
  const [frame, select] = splitFrame(props);
  return <Field {...frame}>{(wiring) => <Select {...select} {...wiring} />}</Field>;
}
