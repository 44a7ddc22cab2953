import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";

type ControlProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export interface FieldFrame {
  label: string;
  /** Grey text after the label: "optional". */
  hint?: string;
  labelEnd?: ReactNode;
  help?: ReactNode;
  /** Replaces `help`. Tells the user what to do. */
  error?: string;
}

type FieldProps = FieldFrame & { children: (wiring: ControlProps) => ReactNode };

/** A control with its label above and its help or error below. `children` must give `wiring` to the control. */
export function Field({ label, hint, labelEnd, help, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
          {hint ? <span className="ml-1 font-normal text-muted"> {hint}</span> : null}
        </label>
        {labelEnd}
      </div>
      {children({ id, "aria-describedby": note ? noteId : undefined, "aria-invalid": error ? true : undefined })}
      {note ? (
        <p id={noteId} className={`mt-1 flex gap-1.5 text-xs ${error ? "text-error" : "text-muted"}`}>
          {error ? <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" /> : null}
          <span>{note}</span>
        </p>
      ) : null}
    </div>
  );
}

export function TextField(props: FieldFrame & ComponentProps<"input">) {
  const [frame, input] = splitFrame(props);
  return <Field {...frame}>{(wiring) => <input {...input} {...wiring} className="input w-full" />}</Field>;
}

export function TextArea(props: FieldFrame & ComponentProps<"textarea">) {
  const [frame, area] = splitFrame(props);
  return <Field {...frame}>{(wiring) => <textarea {...area} {...wiring} className="textarea w-full" />}</Field>;
}

export function Checkbox({ className, ...input }: Omit<ComponentProps<"input">, "type">) {
  return <input type="checkbox" {...input} className={`checkbox ${className ?? ""}`} />;
}

/** Separates the props of `Field` from those of the control. */
export function splitFrame<Props extends FieldFrame>({ label, hint, labelEnd, help, error, ...control }: Props) {
  return [{ label, hint, labelEnd, help, error }, control] as const;
}
