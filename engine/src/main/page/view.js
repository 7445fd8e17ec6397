// The libraries that draw: Preact, its hooks, and htm, which are loaded before the page's own code.

export const { h, render } = preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState } = preactHooks;
export const html = htm.bind(h);
