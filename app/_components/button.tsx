import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Kbd } from "./kbd";

const LOOKS = {
  /** The main action; one per region. */
  primary: "btn btn-primary",
  quiet: "btn btn-quiet",
  ghost: "btn btn-ghost",
  danger: "btn btn-error",
} as const;
const SIZES = { sm: "btn-sm", md: "", lg: "btn-lg text-base", xl: "btn-xl text-md" } as const;

interface Shape {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  icon?: ReactNode;
  keyCap?: string;
}

interface ButtonProps extends ComponentProps<"button">, Shape {
  /** Ignores clicks; keeps focus and width. */
  busy?: boolean;
  /** The label while busy: "Resolving". */
  busyWord?: string;
}

/** A button with `type="button"` by default. Show the reason beside a disabled one. */
export function Button({
  look = "quiet",
  size = "md",
  icon,
  keyCap,
  busy,
  busyWord,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${LOOKS[look]} ${SIZES[size]} ${className ?? ""}`}
      aria-busy={busy || undefined}
      onClick={busy ? ignore : rest.onClick}
    >
      {busyWord ? (
        <span className="grid place-items-center [&>*]:col-start-1 [&>*]:row-start-1">
          <span className={`inline-flex items-center gap-1.5 ${busy ? "invisible" : ""}`}>
            {icon}
            {children}
          </span>
          <span className={`inline-flex items-center gap-1.5 ${busy ? "" : "invisible"}`} aria-hidden={!busy}>
            <span className="loading loading-spinner size-3.5 motion-reduce:hidden" />
            {busyWord}
          </span>
        </span>
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
      {keyCap ? <Kbd on={look === "primary" || look === "danger"}>{keyCap}</Kbd> : null}
    </button>
  );
}

export function ButtonLink({
  look = "quiet",
  size = "md",
  icon,
  keyCap,
  children,
  className,
  ...rest
}: ComponentProps<typeof Link> & Shape) {
  return (
    <Link {...rest} className={`${LOOKS[look]} ${SIZES[size]} ${className ?? ""}`}>
      {icon}
      {children}
      {keyCap ? <Kbd on={look === "primary"}>{keyCap}</Kbd> : null}
    </Link>
  );
}

/** A square button with only an icon; `label` is its name and tooltip. */
export function IconButton({
  label,
  icon,
  look = "ghost",
  size = "sm",
  className,
  ...rest
}: ComponentProps<"button"> & Omit<Shape, "keyCap"> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`${LOOKS[look]} ${SIZES[size]} btn-square ${className ?? ""}`}
    >
      {icon}
    </button>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
