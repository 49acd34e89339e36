import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

type PasswordFieldProps = Omit<PasswordInputProps, "visible" | "onVisibilityChange"> & {
  readonly autoComplete: "current-password" | "new-password" | "off";
};

/** A field for a secret, with a button, by mouse and by keyboard, that shows what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation("desk");
  const [isVisible, visibility] = useDisclosure(false);
  return (
    <PasswordInput
      {...props}
      visible={isVisible}
      onVisibilityChange={visibility.toggle}
      visibilityToggleButtonProps={{
        "aria-label": t(isVisible ? "secret.hide" : "secret.show"),
        tabIndex: 0,
      }}
    />
  );
}
