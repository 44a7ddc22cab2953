"use client";
import { SunMoon } from "lucide-react";
import { IconButton } from "./button";
import { Menu, MenuHead } from "./menu";
import { ThemeChoice } from "./theme-choice";

/** A button in the header of pages for visitors; who is signed in finds the same in the account menu. */
export function ThemeSwitch() {
  return (
    <Menu
      label="Theme"
      trigger={
        <IconButton label="Theme" size="md" icon={<SunMoon size={16} strokeWidth={1.75} aria-hidden="true" />} />
      }
    >
      <MenuHead>Theme</MenuHead>
      <ThemeChoice />
    </Menu>
  );
}
