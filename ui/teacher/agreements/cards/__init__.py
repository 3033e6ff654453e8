"""The cards page: the pupils' agreements of a group, who has read them, and posters."""
