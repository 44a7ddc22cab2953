"use client";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { moveFocus } from "@/app/_client/move-focus";
import { Button, IconButton } from "@/app/_components/button";
import { FieldError } from "@/app/_components/field-error";
import { Menu, MenuItem } from "@/app/_components/menu";

/** One condition or action of a rule, which can be taken away again. */
export function RuleFieldRow({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <li className="relative border-line border-t py-3 pointer-coarse:pt-6">
      {children}
      <IconButton
        label={`Remove ${name}`}
        className="absolute top-1.5 right-0 text-muted pointer-coarse:top-0.5"
        onClick={({ currentTarget }) => {
          moveFocus(currentTarget, "section", ":scope > button");
          onRemove();
        }}
        icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
      />
    </li>
  );
}

interface PartsProps<K extends string> {
  title: string;
  about: string;
  /** On the button: "Add a condition". */
  adds: string;
  /** What can still be added. */
  options: readonly { key: K; name: string }[];
  onAdd: (key: K) => void;
  error?: string;
  children: ReactNode;
}

/** The conditions of a rule, or its actions, with the menu from which another one is added. */
export function RuleFieldList<K extends string>({
  title,
  about,
  adds,
  options,
  onAdd,
  error,
  children,
}: PartsProps<K>) {
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 text-muted text-xs">{about}</p>
      <ul>{children}</ul>
      {error ? (
        <div className="mb-2">
          <FieldError>{error}</FieldError>
        </div>
      ) : null}
      {options.length > 0 ? (
        <Menu
          label={adds}
          align="start"
          trigger={
            <Button size="sm" icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}>
              {adds}
            </Button>
          }
        >
          {options.map(({ key, name }) => (
            <MenuItem key={key} onSelect={() => onAdd(key)}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </section>
  );
}
