import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Kbd } from "./kbd";

const VARIANTS = {
  /** The main action; one per region. */
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
  /** Ignores clicks; keeps focus and width. */
  busy?: boolean;
  /** The label while busy: "Resolving". */
  busyLabel?: string;
}

/** A button with `type="button"` by default. Show the reason beside a disabled one. */
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

/** A square button with only an icon; `label` is its name and tooltip. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "sm",
  className,
  ...rest
}: ComponentProps<"button"> & Omit<Shape, "shortcut"> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`${VARIANTS[variant]} ${SIZES[size]} btn-square ${className ?? ""}`}
    >
      {icon}
    </button>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
