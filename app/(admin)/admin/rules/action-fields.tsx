"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { categoryChoices, PRIORITY_CHOICES, skillChoices } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ACTION_LABELS, actionKeys } from "@/app/_features/rules/rule-text";
import type { RuleActions } from "@/lib/automation-rules/input";
import { ApprovalField } from "./approval-field";
import { RuleFieldList, RuleFieldRow } from "./rule-field";

interface ActionPartsProps {
  actions: RuleActions;
  names: CatalogueNames;
  faults: FieldProblems;
  onChange: (actions: RuleActions) => void;
}

const KEYS = Object.keys(ACTION_LABELS) as (keyof RuleActions)[];

/** What the rule does: a part for each action that was added. */
export function ActionFields({ actions, names, faults, onChange }: ActionPartsProps) {
  const present = actionKeys(actions);
  return (
    <RuleFieldList
      title="Then"
      about="What a person has set stays as it is."
      adds="Add an action"
      options={KEYS.filter((key) => !present.includes(key)).map((key) => ({ key, name: MENU[key] }))}
      onAdd={(key) => onChange({ ...actions, ...STARTS[key] })}
      error={faults["/actions"]}
    >
      {present.map((key) => (
        <RuleFieldRow key={key} name={ACTION_LABELS[key]} onRemove={() => onChange({ ...actions, [key]: undefined })}>
          <Action name={key} {...{ actions, names, faults, onChange }} />
        </RuleFieldRow>
      ))}
    </RuleFieldList>
  );
}

const MENU: Record<keyof RuleActions, string> = {
  category: "Set the category",
  priority: "Set the priority",
  skills: "Add skills",
  teamId: "Send it to a team",
  assigneeId: "Give it to a person",
  approval: "Ask for approval",
  stop: "Stop here",
};

const STARTS: { [K in keyof RuleActions]-?: Pick<RuleActions, K> } = {
  category: { category: "" },
  priority: { priority: "high" },
  skills: { skills: [] },
  teamId: { teamId: "" },
  assigneeId: { assigneeId: "" },
  approval: { approval: { name: "", needs: "one", approvers: [] } },
  stop: { stop: true },
};

function Action({ name, actions, names, faults, onChange }: ActionPartsProps & { name: keyof RuleActions }) {
  const error = problemAt(faults, `/actions/${name}`, actions.skills);
  if (name === "stop") {
    return (
      <p className="pr-10">
        <span className="font-medium">Stop</span>
        <span className="block text-muted text-xs">The rules behind this one are not looked at.</span>
      </p>
    );
  }
  if (name === "approval") {
    const set = (approval: NonNullable<RuleActions["approval"]>) => onChange({ ...actions, approval });
    return <ApprovalField approval={actions.approval!} teams={names.teams} faults={faults} onChange={set} />;
  }
  if (name === "skills") {
    return (
      <TagInput
        label={ACTION_LABELS.skills}
        adds="Add a skill"
        help="Beside those that the ticket has."
        values={actions.skills ?? []}
        options={skillChoices(names)}
        error={error}
        onChange={(skills) => onChange({ ...actions, skills })}
      />
    );
  }
  return (
    <SelectField
      label={ACTION_LABELS[name]}
      help={HELPS[name]}
      error={error}
      empty={name === "priority" ? undefined : "Choose one"}
      options={withStored(choices(name, names), actions[name])}
      value={actions[name] ?? ""}
      onChange={({ target }) => onChange({ ...actions, [name]: target.value })}
    />
  );
}

type ChoiceName = "category" | "priority" | "teamId" | "assigneeId";

const HELPS: Partial<Record<ChoiceName, string>> = {
  category: "Its team gets the ticket, unless a rule names another.",
  assigneeId: "Where they are at work and have room; else it goes where it would go without this.",
};

function choices(name: ChoiceName, names: CatalogueNames) {
  const byId = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  if (name === "teamId") return names.teams.map(byId);
  if (name === "assigneeId") return names.people.map(byId);
  return name === "priority" ? PRIORITY_CHOICES : categoryChoices(names);
}

/** What is stored and gone is shown as that: else another one would seem to be chosen. */
function withStored(options: { value: string; label: string }[], value: string | undefined) {
  if (!value || options.some((one) => one.value === value)) return options;
  return [...options, { value, label: "Not there any more" }];
}
