"""Start: with no arguments the window, with arguments the command line."""
