"use client";
import { SelectField } from "@/app/_ui/select";
import type { RuleActions } from "@/lib/rules/input";
import { ChipsField } from "../../_parts/chips-field";
import { categoryChoices, PRIORITY_CHOICES, skillChoices } from "../../_parts/choices";
import type { DeskNames } from "../../_parts/desk-names";
import { type Faults, faultAt } from "../../_parts/faults";
import { ACTION_NAMES, actionKeys } from "../../_parts/rule-words";
import { ApprovalPart } from "./approval-part";
import { Part, Parts } from "./part";

interface ActionPartsProps {
  actions: RuleActions;
  names: DeskNames;
  faults: Faults;
  onChange: (actions: RuleActions) => void;
}

const KEYS = Object.keys(ACTION_NAMES) as (keyof RuleActions)[];

/** What the rule does: a part for each action that was added. */
export function ActionParts({ actions, names, faults, onChange }: ActionPartsProps) {
  const present = actionKeys(actions);
  return (
    <Parts
      title="Then"
      about="What a person has set stays as it is."
      adds="Add an action"
      options={KEYS.filter((key) => !present.includes(key)).map((key) => ({ key, name: MENU[key] }))}
      onAdd={(key) => onChange({ ...actions, ...STARTS[key] })}
      error={faults["/actions"]}
    >
      {present.map((key) => (
        <Part key={key} name={ACTION_NAMES[key]} onRemove={() => onChange({ ...actions, [key]: undefined })}>
          <Action name={key} {...{ actions, names, faults, onChange }} />
        </Part>
      ))}
    </Parts>
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
  const error = faultAt(faults, `/actions/${name}`, actions.skills);
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
    return <ApprovalPart approval={actions.approval!} teams={names.teams} faults={faults} onChange={set} />;
  }
  if (name === "skills") {
    return (
      <ChipsField
        label={ACTION_NAMES.skills}
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
      label={ACTION_NAMES[name]}
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

function choices(name: ChoiceName, names: DeskNames) {
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
