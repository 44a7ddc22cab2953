"use client";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { moveFocus } from "@/app/_client/move-focus";
import { Button, IconButton } from "@/app/_components/button";
import { InlineError } from "@/app/_components/inline-error";
import { Menu, MenuItem } from "@/app/_components/menu";

type RuleFieldRowProps = { name: string; onRemove: () => void; children: ReactNode };

/** One condition or action of a rule, with a button to remove it. */
export function RuleFieldRow({ name, onRemove, children }: RuleFieldRowProps) {
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

interface RuleFieldListProps<K extends string> {
  title: string;
  about: string;
  adds: string;
  options: readonly { key: K; name: string }[];
  onAdd: (key: K) => void;
  error?: string;
  children: ReactNode;
}

/** The conditions or the actions of a rule, with a menu to add another one. */
export function RuleFieldList<K extends string>(props: RuleFieldListProps<K>) {
  const { title, about, adds, options, onAdd, error, children } = props;
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 text-muted text-xs">{about}</p>
      <ul>{children}</ul>
      {error ? (
        <div className="mb-2">
          <InlineError>{error}</InlineError>
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
