import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Kbd } from "./kbd";

const VARIANTS = {
  /** Use one per page section. */
  primary: "btn btn-primary",
  quiet: "btn btn-quiet",
  ghost: "btn btn-ghost",
  danger: "btn btn-error",
} as const;
const SIZES = { sm: "btn-sm", md: "", lg: "btn-lg text-base", xl: "btn-xl text-md" } as const;

interface Shape {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  icon?: ReactNode;
  shortcut?: string;
}

interface ButtonProps extends ComponentProps<"button">, Shape {
  /** While true, the button ignores clicks but keeps the focus. */
  busy?: boolean;
  /** Replaces the label while `busy`: "Resolving". */
  busyLabel?: string;
}

/** A button, by default with `type="button"`. If you disable it, say why beside it. */
export function Button({
  variant = "quiet",
  size = "md",
  icon,
  shortcut,
  busy,
  busyLabel,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${VARIANTS[variant]} ${SIZES[size]} ${className ?? ""}`}
      aria-busy={busy || undefined}
      onClick={busy ? ignore : rest.onClick}
    >
      {busyLabel ? (
        <span className="grid place-items-center [&>*]:col-start-1 [&>*]:row-start-1">
          <span className={`inline-flex items-center gap-1.5 ${busy ? "invisible" : ""}`}>
            {icon}
            {children}
          </span>
          <span className={`inline-flex items-center gap-1.5 ${busy ? "" : "invisible"}`} aria-hidden={!busy}>
            <span className="loading loading-spinner size-3.5 motion-reduce:hidden" />
            {busyLabel}
          </span>
        </span>
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
      {shortcut ? <Kbd on={variant === "primary" || variant === "danger"}>{shortcut}</Kbd> : null}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  variant = "quiet",
  size = "md",
  icon,
  shortcut,
  children,
  className,
  ...rest
}: ComponentProps<typeof Link> & Shape) {
  return (
    <Link {...rest} className={`${VARIANTS[variant]} ${SIZES[size]} ${className ?? ""}`}>
      {icon}
      {children}
      {shortcut ? <Kbd on={variant === "primary"}>{shortcut}</Kbd> : null}
    </Link>
  );
}

type IconButtonProps = ComponentProps<"button"> & Pick<Shape, "icon" | "size"> & { label: string };

/** A square button that shows only an icon. `label` is its name for screen readers and its tooltip. */
export function IconButton({ label, icon, size = "sm", className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`${VARIANTS.ghost} ${SIZES[size]} btn-square ${className ?? ""}`}
    >
      {icon}
    </button>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
