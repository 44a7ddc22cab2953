"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { TextField } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { ApproverFields } from "@/app/_features/approvals/approver-fields";
import { categoryChoices, PRIORITY_CHOICES, skillChoices } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ACTION_LABELS, actionKeys } from "@/app/_features/rules/rule-text";
import type { RuleActions } from "@/lib/automation-rules/input";
import { RuleFieldList } from "./rule-field";

interface ActionFieldsProps {
  actions: RuleActions;
  names: CatalogueNames;
  problems: FieldProblems;
  onChange: (actions: RuleActions) => void;
}

export function ActionFields({ actions, names, problems, onChange }: ActionFieldsProps) {
  return (
    <RuleFieldList
      title="Then"
      about="A rule never changes a category, priority or skill that a person set."
      adds="Add an action"
      labels={ACTION_LABELS}
      menuLabels={MENU_LABELS}
      present={actionKeys(actions)}
      onAdd={(key) => onChange({ ...actions, ...INITIAL[key] })}
      onRemove={(key) => onChange({ ...actions, [key]: undefined })}
      error={problems["/actions"]}
    >
      {(name) => <Action {...{ name, actions, names, problems, onChange }} />}
    </RuleFieldList>
  );
}

const MENU_LABELS: Record<keyof RuleActions, string> = {
  category: "Set the category",
  priority: "Set the priority",
  skills: "Add skills",
  teamId: "Assign to a team",
  assigneeId: "Assign to a person",
  approval: "Request approval",
  stop: "Stop processing",
};

const INITIAL: { [K in keyof RuleActions]-?: Pick<RuleActions, K> } = {
  category: { category: "" },
  priority: { priority: "high" },
  skills: { skills: [] },
  teamId: { teamId: "" },
  assigneeId: { assigneeId: "" },
  approval: { approval: { name: "", needs: "one", approvers: [] } },
  stop: { stop: true },
};

function Action({ name, actions, names, problems, onChange }: ActionFieldsProps & { name: keyof RuleActions }) {
  const error = problemAt(problems, `/actions/${name}`, actions.skills);
  if (name === "stop") {
    return (
      <p className="pr-10">
        <span className="font-medium">Stop</span>
        <span className="block text-muted text-xs">Later rules don’t run.</span>
      </p>
    );
  }
  if (name === "approval") {
    return (
      <ApprovalAction
        approval={actions.approval!}
        teams={names.teams}
        problems={problems}
        onChange={(approval) => onChange({ ...actions, approval })}
      />
    );
  }
  if (name === "skills") {
    return (
      <TagInput
        label={ACTION_LABELS.skills}
        adds="Add a skill"
        help="We add these to the skills that the ticket already needs."
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

interface ApprovalActionProps {
  approval: NonNullable<RuleActions["approval"]>;
  teams: readonly { id: string; name: string }[];
  problems: FieldProblems;
  onChange: (approval: NonNullable<RuleActions["approval"]>) => void;
}

function ApprovalAction({ approval, teams, problems, onChange }: ApprovalActionProps) {
  const { name, needs, approvers } = approval;
  return (
    <div className="space-y-3">
      <TextField
        label="Approval"
        placeholder="Finance"
        help="The name of this approval step. It comes after the approval steps of the ticket’s category."
        autoComplete="off"
        value={name}
        error={problemAt(problems, "/actions/approval/name")}
        onChange={({ target }) => onChange({ ...approval, name: target.value })}
      />
      <ApproverFields
        {...{ approvers, needs, teams }}
        faults={problems}
        place="/actions/approval"
        onChange={(change) => onChange({ ...approval, ...change })}
      />
    </div>
  );
}

type ChoiceName = "category" | "priority" | "teamId" | "assigneeId";

const HELPS: Partial<Record<ChoiceName, string>> = {
  category: "The category’s team gets the ticket, unless a rule assigns another team.",
  assigneeId: "Only if this person is at work and has capacity. If not, we choose another assignee.",
};

function choices(name: ChoiceName, names: CatalogueNames) {
  const byId = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  if (name === "teamId") return names.teams.map(byId);
  if (name === "assigneeId") return names.people.map(byId);
  return name === "priority" ? PRIORITY_CHOICES : categoryChoices(names);
}

/** Adds an option for a deleted value. Otherwise the field would show another option as chosen. */
function withStored(options: { value: string; label: string }[], value: string | undefined) {
  if (!value || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: "Deleted" }];
}
