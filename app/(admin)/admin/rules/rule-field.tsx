"use client";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { moveFocus } from "@/app/_client/move-focus";
import { Button, IconButton } from "@/app/_components/button";
import { InlineError } from "@/app/_components/inline-error";
import { Menu, MenuItem } from "@/app/_components/menu";

type RuleFieldRowProps = { name: string; onRemove: () => void; children: ReactNode };

function RuleFieldRow({ name, onRemove, children }: RuleFieldRowProps) {
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
  /** The menu's label: "Add an action". */
  adds: string;
  labels: Record<K, string>;
  menuLabels?: Record<K, string>;
  /** The keys that the rule has. */
  present: readonly K[];
  onAdd: (key: K) => void;
  onRemove: (key: K) => void;
  error?: string;
  /** Renders the inputs of one condition or action. */
  children: (key: K) => ReactNode;
}

/** The list of a rule's conditions, or of its actions, with a menu to add one. */
export function RuleFieldList<K extends string>(props: RuleFieldListProps<K>) {
  const { title, about, adds, labels, menuLabels = labels, present, onAdd, onRemove, error, children } = props;
  const missing = (Object.keys(labels) as K[]).filter((key) => !present.includes(key));
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 text-muted text-xs">{about}</p>
      <ul>
        {present.map((key) => (
          <RuleFieldRow key={key} name={labels[key]} onRemove={() => onRemove(key)}>
            {children(key)}
          </RuleFieldRow>
        ))}
      </ul>
      {error ? (
        <div className="mb-2">
          <InlineError>{error}</InlineError>
        </div>
      ) : null}
      {missing.length > 0 ? (
        <Menu
          label={adds}
          align="start"
          trigger={
            <Button size="sm" icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}>
              {adds}
            </Button>
          }
        >
          {missing.map((key) => (
            <MenuItem key={key} onSelect={() => onAdd(key)}>
              {menuLabels[key]}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </section>
  );
}
