"use client";
import { Moon, Sun } from "lucide-react";
import { IconButton } from "./button";
import { Menu, MenuHead } from "./menu";
import { ThemeChoice } from "./theme-choice";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** A button with a menu to choose the theme, for visitors. The account menu has the same choice. */
export function ThemeSwitch() {
  return (
    <Menu
      label="Theme"
      trigger={
        <IconButton
          label="Theme"
          size="md"
          className="text-muted"
          icon={
            <>
              <Sun {...ICON} className="sb-light-only" />
              <Moon {...ICON} className="sb-dark-only" />
            </>
          }
        />
      }
    >
      <MenuHead>Theme</MenuHead>
      <ThemeChoice />
    </Menu>
  );
}
