// Chrome 80 and iOS 14 lack these two, which our own code and its libraries call.
if (typeof Object.hasOwn !== "function") {
  Object.defineProperty(Object, "hasOwn", {
    value: (target: object, name: PropertyKey) =>
      Object.getOwnPropertyDescriptor(target, name) !== undefined,
  });
}
if (typeof String.prototype.replaceAll !== "function") {
  Object.defineProperty(String.prototype, "replaceAll", {
    value: function replaceAll(this: string, found: string | RegExp, replacement: string) {
      return typeof found === "string"
        ? this.split(found).join(replacement)
        : this.replace(found, replacement);
    },
  });
}
