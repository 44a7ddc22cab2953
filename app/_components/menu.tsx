"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";

const ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-base-300 pointer-coarse:min-h-11";

interface MenuProps {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
}

/** A menu that opens from its trigger. Arrow keys and first letters move the focus. */
export function Menu({ trigger, label, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="sb-popover sb-float-in z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto p-1.5"
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ItemProps {
  children: ReactNode;
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  onSelect: () => void;
}

export function MenuItem({ children, icon, shortcut, danger, onSelect }: ItemProps) {
  return (
    <Radix.Item className={`${ITEM} ${danger ? "text-error" : ""}`} onSelect={onSelect}>
      {icon}
      {children}
      {shortcut ? (
        <span className="ml-auto">
          <Kbd>{shortcut}</Kbd>
        </span>
      ) : null}
    </Radix.Item>
  );
}

export function MenuLink({ href, children, icon }: { href: string; children: ReactNode; icon?: ReactNode }) {
  return (
    <Radix.Item className={ITEM} asChild>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
  keepOpen?: boolean;
}

/** Menu items of which exactly one is chosen and has a check mark. */
export function MenuChoice<T extends string>({ label, value, options, onChange, keepOpen }: ChoiceProps<T>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as T)} aria-label={label}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={ITEM}
          onSelect={(event) => keepOpen && event.preventDefault()}
        >
          {option.icon}
          {option.label}
          <Radix.ItemIndicator className="ml-auto text-primary">
            <Check size={14} strokeWidth={2} aria-hidden="true" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}

export function MenuHead({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 text-muted text-xs">{children}</Radix.Label>;
}
