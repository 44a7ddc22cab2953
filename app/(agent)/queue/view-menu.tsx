"use client";
import { ChevronDown } from "lucide-react";
import { Menu, MenuLink } from "@/app/_components/menu";
import { QUEUE_LINKS, type QueueView } from "@/app/_features/app-shell/nav-links";

/** The view's name; a press offers the others. */
export function ViewMenu({ view }: { view: QueueView }) {
  const here = QUEUE_LINKS.find(({ key }) => key === view);
  return (
    <Menu
      label="Views"
      align="start"
      trigger={
        <button type="button" className="btn btn-ghost btn-sm -ml-2 gap-1.5 font-semibold text-base">
          {here?.label}
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" className="text-muted" />
        </button>
      }
    >
      {QUEUE_LINKS.map(({ key, href, label, icon: Icon }) => (
        <MenuLink key={key} href={href} icon={<Icon size={15} strokeWidth={1.75} aria-hidden="true" />}>
          {label}
        </MenuLink>
      ))}
    </Menu>
  );
}
