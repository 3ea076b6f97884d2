"""Measurements of casepub beside other programs; nothing here is imported by casepub or its tests."""
