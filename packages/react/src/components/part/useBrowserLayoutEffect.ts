'use client';
import { useEffect, useLayoutEffect } from 'react';

/** React 18 warns of layout effects on the server, where neither kind runs. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
