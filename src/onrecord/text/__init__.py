"""Pure kit for words, without I/O and without a clock: what several stages need and none owns.

    deadlines.find_times(text, published)   expressions of time, with their arithmetic
    numbers.find_quantities(text)           numbers, units, money, how they are meant
    names_*                                 features of names: romanisation, titles, bodies, places

To add a word, add a row to the table of the module that reads it, with an example and a counter-example.
"""
